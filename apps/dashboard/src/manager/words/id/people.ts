import type { calendars as enCalendars, people as enPeople } from '../en/people.js'

export const people: typeof enPeople = {
  title: 'Orang',
  notYours: 'Hanya administrator yang dapat melihat dan mengubah akun.',
  add: 'Tambah orang',
  name: 'Nama',
  role: 'Peran',
  parties: 'Pihak',
  allParties: 'semua',
  partiesHelp:
    'Nama pendek pihak; orang itu hanya melihat yang dicakup perjanjian pihak tersebut. Kosong: semuanya.',
  lastSeen: 'Terakhir terlihat',
  never: 'belum pernah',
  account: 'Akun',
  enabled: 'boleh masuk',
  disabled: 'dimatikan',
  disable: 'Dimatikan: tidak boleh masuk lagi',
  edit: 'Sunting',
  editOf: (name) => `Sunting ${name}`,
  save: 'Simpan',
  passwordHelp: 'Sedikitnya 12 karakter. Orang itu dapat menggantinya.',
  passwordKeep: 'Dikosongkan, tetap seperti semula.',
  roleNotes: {
    viewer: 'Membaca semuanya, tidak mengubah apa pun.',
    agent: 'Membaca semuanya; menangani tiket di meja layanan.',
    manager: 'Merancang, menyunting, memberlakukan, dan menangguhkan perjanjian.',
    representative:
      'Berkomentar, menyetujui, dan menandatangani bagi pihak di bawah, dan tidak melihat yang lain.',
    admin: 'Semuanya, termasuk akun.',
  },
}

export const calendars: typeof enCalendars = {
  title: 'Kalender bersama',
  note: 'Perjanjian yang mengikuti kalender mendapat versi baru otomatis bila kalender berubah.',
  none: 'Belum ada kalender bersama.',
  add: 'Tambah kalender',
  edit: 'Sunting',
  combine: 'Bentuk dari beberapa, masing-masing di zonanya',
  editOf: (id) => `Revisi baru ${id}`,
  revision: (revision, at, by) => `revisi ${revision}, ${at}, oleh ${by}`,
  followers: 'Siapa yang memakainya',
  noFollowers: 'Tidak ada perjanjian.',
  tryOut: 'Coba dahulu',
  store: 'Berlakukan',
  leftBehind: 'Ini mengikutinya tetapi tidak dapat berjalan dengannya; jam yang sekarang tetap berlaku:',
  reaches: 'Dapat diberlakukan. Perjanjian berikut akan mengikutinya:',
}
