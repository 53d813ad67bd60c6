-- Short names of regions say that their governments are meant, whoever wrote them.
UPDATE "institution" SET "short_name" = CASE
    WHEN "kind" = 'province' AND "official_name" ~* '^pemerintah aceh\M' THEN 'Pemerintah '
    WHEN "kind" = 'province' AND "official_name" ~* '\mdaerah istimewa\M' THEN 'Pemda '
    WHEN "kind" = 'province' THEN 'Pemprov '
    WHEN "official_name" ~* '^(pemerintah (daerah )?)?(pemkot|kota)\M' OR "short_name" ~* '^(pemkot|kota)\M' THEN 'Pemkot '
    ELSE 'Pemkab ' END || regexp_replace("short_name", '^(prov(insi)?|prop(insi)?|kab(upaten)?|kota)\.?\s+', '', 'i')
  WHERE "kind" IN ('province', 'regency') AND "short_name" !~* '^pem(prov|prop|kab|kot|da|erintah)\M';
