window.YTD.tweets.part0 = [
  { "tweet" : { "id_str" : "101", "created_at" : "Mon Nov 16 10:00:00 +0000 2026", "full_text" : "The harbour opens on Monday, &amp; not before.\n\n“We are ready,” Mara Voss said.", "lang" : "en" } },
  { "tweet" : { "id_str" : "102", "created_at" : "Tue Nov 17 08:00:00 +0000 2026", "full_text" : "RT @lantern: Ferries sail today.", "lang" : "en" } },
  { "tweet" : { "id_str" : "103", "created_at" : "Tue Nov 17 09:00:00 +0000 2026", "full_text" : "Die Fähren fahren.", "lang" : "de" } }
]
