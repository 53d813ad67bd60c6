import type { LexiconLine } from './calendar.ts';

/** What is no date by itself: other calendars, vague words, polite words, and words that open a place or a name. */
export const otherLines: readonly LexiconLine[] = [
  [
    { kind: 'other-calendar', what: 'month' },
    'muharram|muharam|suro|safar|sapar|rabiul awal|rabiulawal|rabiul akhir|rabiulakhir|mulud|jumadil awal|jumadilawal|jumadil akhir|jumadilakhir|rajab|syaban|syakban|ruwah|ramadan|ramadhan|romadhon|romadon|ramadlan|syawal|syawwal|sawal|zulkaidah|dzulqadah|dzulkaidah|zulhijah|dzulhijjah|zulhijjah|rabiul tsani|rabiuts tsani|jumadil tsani|jumadits tsani|jumadal ula|jumadil ula|jumadal akhirah|jumadil akhirah|zulkaedah|dzulkaedah|dzulqaidah|dzulqodah|zulqadah|dzulhijah|zulhijah|syakban',
  ],
  [{ kind: 'other-calendar', what: 'market-day' }, 'kliwon|legi|pahing|pon|wage'],
  [
    { kind: 'ask', reason: 'kalender_lain' },
    'puasa|pasa|hijriah|hijriyah|lebaran|idul fitri|idulfitri|eid|idul adha|iduladha|hari raya|maulid|isra mikraj|isra miraj|halal bihalal|nyepi|imlek|waisak|paskah|natal|christmas|tahun baru|new year|galungan|kuningan|saka|nisfu syaban|nuzulul quran|hari kemerdekaan|tujuhbelasan|17 an|haji|isbat|sidang isbat|libur lebaran|cuti bersama|tanggal merah|satu suro|suran|muludan',
  ],
  [
    { kind: 'ask', reason: 'kurang_lengkap' },
    'telat|terlambat|awal|awl|akhir|akir|pertengahan|tengah|penghujung|ujung|akhir pekan|weekend|akhir minggu|hari kerja|hk|semester|triwulan|kuartal|tw|q|caturwulan|tiap|setiap|saben|every|beberapa|bbrp|secepatnya|segera|asap|sesegera mungkin|waktu dekat|dalam waktu dekat|kapan - kapan|sewaktu - waktu|mungkin|mgkn|mungkn|kayaknya|kyknya|sepertinya|spertinya|tentatif|tentative|kalau|kalo|klo|jika|bila|apabila|belum pasti|blm pasti|belum|blm|maybe|perhaps|kecuali|selain|bukan|jangan|jgn|except|tidak jadi|gajadi|batal|hari h|setempat|waktu setempat|lokal|keesokan|keesokan harinya|esoknya|besoknya|lusanya|malamnya|siangnya|paginya|sorenya|dalam|within|minimal|paling cepat|sejak|ke depan|kedepan|kedepannya|kapan|kpn|berapa|brp|mending|sebaiknya|early|mid|late|end of|beginning of|menunggu|nunggu|tunggu|tergantung|kelipatan|bergantian|rutin|mingguan|bulanan|harian',
  ],
  [
    { kind: 'filler' },
    'date|time|when|paling telat|plg telat|jangan telat|jgn telat|jangan terlambat|jgn terlambat|pada|pd|tanggalnya|harinya|di hari|on|at|the|of|in|from|dari|mulai|dimulai|start|starting|insyaallah|insya allah|insyallah|inshaallah|inshallah|rencana|rencananya|rencana nya|jadwal|jadwalnya|dijadwalkan|dilaksanakan|diadakan|diselenggarakan|digelar|bertepatan|tepat|tepatnya|pas|teng|sharp|persis|oke|ok|okay|ya|yah|yaa|iya|yuk|deh|dong|aja|saja|sih|lah|lho|nih|tuh|kak|min|mohon|tolong|tlg|mhn|diundur|undur|mundur|dimajukan|maju|geser|digeser|pindah|dipindah|dipindahkan|ganti|diganti|jadi|menjadi|jd|ke|utk|adalah|yaitu|yakni|akan|lagi|lg|maning|deui|waktu|wkt|pelaksanaan|saat|masih|siap|baik|silakan|untuk batas|batas|konfirmasi|paling lambat|paling lama|plg lambat|selambat - lambatnya|selambatnya|maksimal|maks|max|deadline|by|no later than|per|terhitung|tmt|tersebut|tsb|yang|yg|kerja|masehi|depannya|ing|kita|kami|ketemu|kumpul|maka|adanya|wae|bae|atuh|euy|kan|nggih|njih|inggih|monggo|mangga|sampun|nuwun|please|pls|let us|lets|saya|bisa|bisanya',
  ],
  [
    { kind: 'open-end' },
    'selesai|slsai|slesai|selese|selesei|selesainya|rampung|tuntas|end|finish|finished|done',
  ],
  [
    { kind: 'opener' },
    'di|bertempat|tempat|tempatnya|lokasi|ruang|ruangan|aula|gedung|kantor|hotel|via|melalui|dengan|dgn|bersama|sama|pak|bu|bapak|ibu|bpk|acara|rapat|pertemuan|kegiatan|forum|agenda|sidang|zoom|online|daring|meeting|jl|jalan|undangan|koordinasi|evaluasi|zoom meeting|untuk|lantai|lt|nomor|no|oleh|buat|agar|supaya|karena|krn',
  ],
];
