"""Sentences for generated mail: what prospects answer, and what the outreach they quote said."""

FIRST_NAMES = (
    "Alex", "Andrea", "Ben", "Carmen", "Chris", "Clara", "Daniel", "Elena", "Emil", "Fatima", "Felix",
    "Hannah", "Ivan", "Jana", "Jorge", "Karin", "Lars", "Lena", "Marco", "Marie", "Nadia", "Noah",
    "Olivia", "Pavel", "Rosa", "Simon", "Tara", "Uwe", "Vera", "Yusuf",
)  # fmt: skip
LAST_NAMES = (
    "Adler", "Becker", "Castillo", "Dubois", "Eriksen", "Fischer", "Garcia", "Hoffman", "Ivanova",
    "Jansen", "Keller", "Lopez", "Moretti", "Novak", "Olsen", "Petrov", "Quinn", "Rossi", "Schmidt",
    "Tanaka", "Ullman", "Vogel", "Weber", "Xu", "Young", "Zimmer",
)  # fmt: skip
COMPANY_WORDS = (
    "alder", "birch", "cedar", "dune", "ember", "fjord", "grove", "harbor", "iris", "juniper",
    "kestrel", "lagoon", "maple", "north", "orchard", "pebble", "quarry", "river", "summit", "thistle",
    "upland", "valley", "willow", "yarrow",
)  # fmt: skip

OPENINGS = (
    "Hi {rep},",
    "Hello,",
    "Hi there,",
    "Dear {rep},",
    "Good morning {rep},",
    "Thanks for your message.",
)
ANSWERS = (
    "this looks interesting. Could you show us how it works next week?",
    "we are looking at tools like this right now. When could we talk?",
    "thanks, but we already have something in place and do not plan to change it this year.",
    "not for us at the moment, we just signed with somebody else.",
    "I am not the right person for this. My colleague looks after reporting in the shops.",
    "can you tell me whether this works with more than one warehouse?",
    "Tuesday or Thursday afternoon would work for a short call.",
    "how long does it usually take until a team of twenty is up and running?",
    "we talked about it in the team. There is interest, but not before the spring.",
    "please send me two or three lines that I can forward to our head of operations.",
    "I saw your stand at the fair. What happened to the example you wanted to send?",
    "sounds good. Please add my colleague from finance to the conversation.",
)
REMARKS = (
    "We have three shops and a small online store, and most of the numbers are still kept in spreadsheets.",
    "Our season ends in two weeks, so everything before that is difficult.",
    "The last project of this kind took us much longer than planned, which is why people here are careful.",
    "Wednesday is the best day to reach me by phone, before the shops open.",
    "Just so you know, the decision is made by a group of four people.",
    "We would need it for the teams in Boston and in Leeds.",
    "Our current report is put together by hand every Monday morning.",
    "I looked at your website, but it was not clear to me who this is made for.",
)
CLOSINGS = ("Best regards", "Thanks", "Best", "Kind regards", "Cheers", "Many thanks")
TITLES = ("Head of Operations", "Store Manager", "Managing Director", "Buyer", "Head of Retail", "Controller")

OUTREACH = (
    "I noticed that your team opened two more stores this year, congratulations.",
    "Most shops of your size find out on Monday what went wrong on Friday.",
    "We help retail teams see every morning which products will run out, and where.",
    "A company much like yours cut its stock by a fifth without a single empty shelf.",
    "It takes an afternoon to set up, and nobody has to learn a new tool.",
    "Would it make sense to show you on your own numbers? Fifteen minutes are enough.",
    "I will be in your area at the end of the month and would be glad to come by.",
    "Maybe this is not a priority at the moment; then a short word is enough.",
    "I attach what other retailers asked us most often in the first weeks.",
    "Following up on my message from last week, as these things get lost easily.",
    "Our customers usually start with one region and one product group.",
    "The report comes by mail, in the morning, in the words your team already uses.",
)
SUBJECTS = (
    "Your stores this autumn",
    "A question about your stock",
    "Fifteen minutes next week?",
    "Empty shelves on Fridays",
    "What other retailers do",
    "Numbers on Monday morning",
)

ABSENCES = (
    "I am out of the office until Monday, 16 February 2026, with no access to my e-mail.\n"
    "In urgent cases please write to my colleagues at the front desk.",
    "Thank you for your message. I am on annual leave and will be back on 13 February 2026.\n"
    "Your e-mail is not being forwarded.",
    "I am currently on parental leave and will return in September 2026.",
    "I am travelling this week and will have limited access to e-mail until Friday.",
)
