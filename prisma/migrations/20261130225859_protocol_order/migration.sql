CREATE TYPE "institution_kind" AS ENUM ('coordinating_ministry', 'ministry', 'forces', 'state_institution', 'agency', 'province', 'regency', 'other');

-- Provinces of the list that ships with the bot are called what they are.
UPDATE "institution" SET "short_name" = CASE "code"
    WHEN 'PROV-11' THEN 'Pemerintah Aceh' WHEN 'PROV-34' THEN 'Pemda DIY' ELSE 'Pemprov ' || "short_name" END
  WHERE "kind" = 'provinsi' AND "code" LIKE 'PROV-%' AND "short_name" !~* '^pem';

-- What was not told by the list is told by the name.
ALTER TABLE "institution"
  ADD COLUMN "list_order" INTEGER,
  ALTER COLUMN "kind" DROP DEFAULT,
  ALTER COLUMN "kind" TYPE "institution_kind" USING (CASE
    WHEN "kind" = 'kementerian koordinator' THEN 'coordinating_ministry'
    WHEN "kind" = 'kementerian' THEN 'ministry'
    WHEN "kind" = 'TNI-Polri' THEN 'forces'
    WHEN "kind" = 'lembaga negara' THEN 'state_institution'
    WHEN "kind" = 'LPNK' THEN 'agency'
    WHEN "kind" = 'provinsi' THEN 'province'
    WHEN "official_name" ~* '^(kementerian koordinator|kemenko)\M' THEN 'coordinating_ministry'
    WHEN "official_name" ~* '^(kementerian|sekretariat negara)\M' THEN 'ministry'
    WHEN "official_name" ~* '^(markas besar|mabes|tentara nasional|tni|kepolisian negara|kepolisian republik|polri)\M' THEN 'forces'
    WHEN "official_name" ~* '^(pemerintah (daerah )?)?(pemkab|pemkot|kabupaten|kota)\M' THEN 'regency'
    WHEN "official_name" ~* '^(pemerintah (daerah )?)?(pemprov|provinsi|aceh|daerah istimewa|daerah khusus|(dki|dkj) jakarta)\M' THEN 'province'
    WHEN "official_name" ~* '^(majelis permusyawaratan|dewan perwakilan|mahkamah|komisi|badan pemeriksa keuangan|badan pengawas pemilihan|kejaksaan|ombudsman|lembaga perlindungan saksi|lembaga penyiaran publik|kantor staf)\M' THEN 'state_institution'
    WHEN "official_name" ~* '^(badan|lembaga|arsip|perpustakaan|pusat pelaporan|sekretariat kabinet|otorita|dewan)\M' THEN 'agency'
    ELSE 'other' END)::"institution_kind",
  ALTER COLUMN "kind" SET DEFAULT 'other';

ALTER TABLE "person" ADD COLUMN "salutation" TEXT NOT NULL DEFAULT '';
