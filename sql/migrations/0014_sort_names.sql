-- Registry: names in the order that readers of each language expect.
create collation expo_ru (provider = icu, locale = 'ru');
create collation expo_en (provider = icu, locale = 'en');
create collation expo_zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin');
create collation expo_zh_stroke (provider = icu, locale = 'zh-u-co-stroke');
