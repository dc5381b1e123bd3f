import type { Words } from '../words.js'

export const readiness: Words['readiness'] = {
  missingApproval: ({ name }) => `${name} belum menyetujui`,
  missingSignature: ({ name }) => `${name} belum menandatangani`,
  staleSignature: ({ name }) => `${name} sudah menandatangani, tetapi isinya berubah sesudahnya`,
  missingGoal: () => 'Yang ditandatangani perlu sasaran sebagai ukuran keberhasilan',
  missingTarget: ({ other }) =>
    other === null
      ? 'Tidak ada target untuk dijalankan sebuah jam'
      : `Tidak ada target ${other} untuk mengukur sasaran ini`,
  noCalendar: () => 'Kalender bersama itu tidak ada',
  neverOpens: ({ name }) => `Kalender ${name} tidak pernah buka setelah perjanjian berlaku`,
  calendarDaysClose: ({ name }) => `${name} dihitung dalam hari kalender, padahal kalendernya tutup`,
  cutOffOutsideHours: ({ name }) => `Batas waktu ${name} di luar semua jam kalendernya`,
  tooManyCalendars: ({ name }) => `${name} terdiri dari terlalu banyak kalender`,
  unknownParent: () => 'Perjanjian yang dirujuk tidak ada, atau tidak berlaku',
  levelCycle: () => 'Ia akan berada di atas dirinya sendiri',
  levelNotWider: () => 'Perjanjian di atasnya bukan dari tingkat yang lebih luas',
  outsideTerm: ({ other }) => `Masa berlaku perjanjian tidak sampai ke sana: ${other}`,
  overlapsVersion: ({ other }) => `Versi ${other} sudah dijadwalkan berlaku lebih kemudian`,
  loosensWithoutWaiver: ({ name, other }) =>
    `${name} menjanjikan kurang dari ${other}, tanpa kelonggaran yang mengizinkannya`,
  chainDoesNotFit: ({ name, other }) => `Rute ${name} tidak cocok dengan ${other}`,
}

export const loosenings: Words['loosenings'] = {
  later: 'tenggatnya lebih lambat',
  beginsLater: 'jamnya mulai dengan cara lain, sehingga tenggatnya dapat lebih lambat atau tidak ada',
  holdsLess: 'waktunya tidak dihitung ketika target yang lain menghitung',
  pausesMore: 'jamnya dapat dijeda ketika target yang lain berjalan',
  countsLess: 'jawaban bot sudah cukup',
  stopsSooner: 'jamnya dapat berhenti ketika target yang lain masih berjalan',
  cancelsMore: 'dapat tidak ada kewajiban ketika target yang lain masih wajib dipenuhi',
  resetsMore: 'jamnya dapat mulai dari awal ketika target yang lain terus berjalan',
  retargetsSofter: 'pergantian target dapat memberi lebih banyak waktu, atau menghapus yang sudah terlambat',
  reopensSofter: 'tiket yang dibuka lagi dapat diberi lebih banyak waktu',
}

export const chainNotes: Words['chainNotes'] = {
  unknownAgreement: (about) => `Tidak ada perjanjian “${about}” di belakang yang ini.`,
  unknownTarget: (about) => `Tidak ada target “${about}” yang dapat disebut rute ini.`,
  noHeldTarget: (about) => `“${about}” tidak membatasi berapa lama tiket boleh dipegang.`,
  ambiguousTarget: (about) =>
    `“${about}” membatasi tiket ini dengan beberapa cara: rute harus menyebut targetnya.`,
  neverTogether: (about) => `“${about}” menyangkut tiket lain daripada target ini.`,
  standsStill: (about) => `${about}: jamnya berhenti selagi jam pelanggan berjalan.`,
  pausesBetween: () =>
    'Jam pelanggan berhenti di antara dua langkah: jumlah dan jam tiap langkah saja yang harus membuktikan rute ini.',
  onlyUnpaused: () => 'Cocok, tetapi jeda dapat memakan waktu pelanggan selagi salah satu langkah tutup.',
}

export const matchCodes: Words['matchCodes'] = {
  applies: () => 'tanpa syarat',
  excluded: (service) => `perjanjian tidak mencakup layanan ${service}`,
  differs: (has) => has,
  notWithHolder: () => 'tiket tidak sedang di pemegang yang dimaksud',
  comesFirst: (winner) => `cocok juga, tetapi ${winner} tertulis lebih dahulu`,
  moreSpecific: (winner) => `cocok juga, tetapi ${winner} dari tingkat yang lebih khusus`,
}
