-- Registry: terms that begin with a word are looked up in the order of their bytes, whatever the database sorts by.
create index search_terms_prefix on search_terms (term collate "C");
