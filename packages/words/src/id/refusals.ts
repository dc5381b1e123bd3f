import type { Words } from '../words.js'

export const refusals: Words['refusals'] = {
  NOT_FOUND: 'Ini tidak ada, atau bukan untuk Anda lihat',
  NOT_YOURS: 'Ini bukan bagian Anda',
  NOT_ALLOWED_NOW: 'Ini tidak dapat dilakukan dalam keadaan sekarang',
  STALE_CONTENT: 'Isinya telah berubah sejak Anda baca. Bacalah lagi dahulu.',
  NOT_READY: 'Belum dapat diberlakukan',
  INVALID_DOCUMENT: 'Dokumen ini belum dapat diterima',
  DRAFT_CONFLICT: 'Sementara itu orang lain telah menyimpan draf ini',
  IDEMPOTENCY_KEY: 'Halaman mengirim permintaan yang tidak diterima server. Muat ulang halaman.',
  PERIOD_NOT_CLOSED: 'Periode belum berakhir; hanya periode yang sudah ditutup dapat dinilai ulang.',
  IDEMPOTENCY_KEY_REUSED: 'Ini sudah dikirim sebelumnya dengan isi lain. Muat ulang halaman.',
  EMAIL: 'Alamat surel harus berbentuk nama@example.com',
  EMAIL_TAKEN: 'Sudah ada akun dengan alamat surel ini',
  NAME: 'Nama ini tidak dapat dipakai',
  PASSWORD: 'Kata sandi harus terdiri atas 12 sampai 200 karakter',
  CURRENT: 'Ini bukan kata sandi yang sekarang',
  LANGUAGE: 'Bahasa harus berupa tanda seperti en atau id',
  PARTIES: 'Sebutkan 1 sampai 50 pihak untuk seorang wakil, dan tidak satu pun untuk administrator',
  NAME_TAKEN: 'Sudah ada sumber dengan nama ini',
  KIND: 'Tidak ada jenis sumber seperti itu',
  MAPPING: 'Pemetaan ini tidak dapat dipakai',
  SECRET: 'Rahasia ini tidak cocok untuk jenis sumber ini',
  OLD_VALID_FOR_HOURS: 'Rahasia lama tidak dapat berlaku selama itu',
  ALREADY_ROTATED: 'Rahasia sudah pernah dibuat dengan permintaan ini; tidak ditampilkan lagi',
  FORBIDDEN: 'Anda tidak berwenang melakukan ini',
  UNAUTHENTICATED: 'Sesi Anda telah berakhir. Silakan masuk lagi.',
  RATE_LIMITED: 'Terlalu banyak sekaligus. Coba lagi beberapa detik lagi.',
  BAD_USER_INPUT: 'Server tidak dapat menerima ini',
  PAYLOAD_TOO_LARGE: 'Ini terlalu besar untuk satu permintaan',
  UNAVAILABLE: 'Basis data tidak dapat dihubungi. Coba lagi sebentar lagi.',
  INTERNAL_SERVER_ERROR: 'Ada yang salah di server; catatannya menyebut apa',
}

export const unread: Words['unread'] = {
  release: (release) => `Rilis ini tidak dapat membaca versi ini: diperlukan rilis ${release}.`,
  laterRelease: (release) =>
    `Rilis ini tidak dapat membaca versi ini: diperlukan rilis yang lebih baru daripada ${release}.`,
  another: () => 'Rilis ini tidak dapat membaca versi ini: catatannya tidak utuh.',
}
