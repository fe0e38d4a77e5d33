"""Small ways to spoil the small rules file, and the sentence each must get: (old, new, sentence)."""

KEYS = [
    (
        "    zone: Am",
        "    zoone: Am",
        "line 9: people.sam.zoone is unknown; did you mean zone?",
    ),
    (
        "    zone: Am",
        "    zoone: Am",
        "line 6: people.sam.zone is missing",
    ),
    (
        "after_hours",
        "after_ours",
        "line 59: after_ours is unknown; did you mean after_hours?",
    ),
    (
        "after_hours: wait",
        "after_hours: waits",
        "line 59: after_hours: there is no such setting waits; did you mean wait?",
    ),
    (
        "duties:",
        "dooties:",
        "line 1: duties is missing",
    ),
    (
        "  legal: dana\n",
        "",
        "line 28: duties.legal is missing",
    ),
    (
        "  compliance: dana\n",
        "  compliance:\n",
        "line 30: duties.compliance is missing",
    ),
]

PEOPLE = [
    (
        "zone: Europe/Berlin",
        "zone: Europe/Berlino",
        "line 18: people.dana.zone: there is no time zone Europe/Berlino; write it like Europe/Berlin",
    ),
    (
        "zone: Europe/Berlin",
        "zone: EST",
        "line 18: people.dana.zone: EST is not a place; write it like America/New_York",
    ),
    (
        "Mon-Fri 09:00-17:00",
        "Mon-Fri 09:00-25:00",
        "line 10: people.sam.hours: 25:00 is no time of day",
    ),
    (
        "hours: Mon-Fri 09:00-17:00",
        "hours:",
        "line 10: people.sam.hours is missing",
    ),
    (
        "holidays: DE-BE",
        "holidays: DX",
        "line 20: people.dana.holidays: there is no holiday calendar DX; "
        "write a country (FR) or a part of one (DE-BE)",
    ),
    (
        "    backup: dana",
        "    backup: danna",
        "line 12: people.sam.backup: there is no person danna; did you mean dana?",
    ),
    (
        "    backup: dana",
        "    backup: sam",
        "line 12: people.sam.backup: sam cannot be their own backup",
    ),
    (
        "    manager: dana\n",
        "",
        "line 6: people.sam: manager is missing; a rep's limits end at a manager",
    ),
    (
        "    manager: dana",
        "    manager: dan",
        "line 13: people.sam.manager: there is no person dan; did you mean dana?",
    ),
    (
        "    manager: dana",
        "    manager: sam",
        "line 13: people.sam.manager: sam cannot be their own manager",
    ),
    (
        "roles: [manager]",
        "roles: [ops]",
        "line 13: people.sam.manager: dana does not have the role manager",
    ),
    (
        "roles: [manager]",
        "roles: [manger]",
        "line 17: people.dana.roles: there is no role manger; did you mean manager?",
    ),
    (
        "    email: sam@brightwave.example\n",
        "",
        "line 6: people.sam: email or slack is missing, so Slack cannot find this person",
    ),
    (
        "email: sam@brightwave.example",
        "email: sam",
        "line 8: people.sam.email: sam will not do; write an address",
    ),
    (
        "email: dana@brightwave.example",
        "email: Sam@Brightwave.Example",
        "line 16: people.dana.email: sam@brightwave.example is sam already, on line 8",
    ),
    (
        "    manager: dana\n  dana:\n",
        "    manager: dana\n    slack: U0SAME00\n  dana:\n    slack: U0SAME00\n",
        "line 16: people.dana.slack: U0SAME00 is sam already, on line 14",
    ),
    (
        "segments: [smb]",
        "languages: [French]",
        ("line 11: people.sam.languages: French will not do; write a language as two small letters, like fr"),
    ),
    (
        "name: Sam Reyes",
        "name: [Sam, Reyes]",
        "line 7: people.sam.name: one value is expected here, not several",
    ),
    (
        "  sam:\n    name: Sam Reyes\n",
        "  lee: yes\n  sam:\n    name: Sam Reyes\n",
        "line 6: people.lee: a mapping (name: value) is expected here",
    ),
]

TEAMS = [
    (
        "channel: C0TRIAGE",
        "channel: '#unassigned'",
        "line 25: teams.triage.channel: #unassigned will not do; give the channel's id, like C0123ABCD",
    ),
    (
        "members: [sam, dana]",
        "members: [sam, dna]",
        "line 26: teams.triage.members: there is no person dna; did you mean dana?",
    ),
    (
        "members: [sam, dana]",
        "members: [dana]",
        "line 27: teams.triage.responsible: sam is not among the team's members",
    ),
]

DUTIES = [
    (
        "{person: sam, team: triage}",
        "{person: sma, team: triage}",
        "line 29: duties.fallback.person: there is no person sma; did you mean sam?",
    ),
    (
        "{person: sam, team: triage}",
        "{person: sam, team: triag}",
        "line 29: duties.fallback.team: there is no team triag; did you mean triage?",
    ),
    (
        "{person: sam, team: triage}",
        "{team: triage}",
        "line 29: duties.fallback.person is missing",
    ),
]

CHAIN = [
    (
        "  - safety",
        "  - safty",
        "line 2: chain: there is no rule safty; did you mean safety?",
    ),
    (
        "  - fallback\n",
        "",
        ("line 1: chain: fallback must stand last, live and without only, so that every reply has an owner"),
    ),
    (
        "  - fallback\n",
        "  - fallback\n  - vip\n",
        ("line 1: chain: fallback must stand last, live and without only, so that every reply has an owner"),
    ),
    (
        "  - fallback",
        "  - fallback: {mode: shadow}",
        ("line 1: chain: fallback must stand last, live and without only, so that every reply has an owner"),
    ),
    (
        "  - account_owner",
        "  - safety",
        "line 3: chain: safety is asked already on line 2, so it can never answer here",
    ),
    (
        "  - account_owner",
        "  - vip: {mode: shadwo}",
        "line 3: chain.vip.mode: there is no mode shadwo; did you mean shadow?",
    ),
    (
        "  - account_owner",
        "  - vip: {only: {sequense: x}}",
        "line 3: chain.vip.only.sequense is unknown; did you mean sequence?",
    ),
    (
        "  - account_owner",
        "  - vip: {only: {source: apolo}}",
        "line 3: chain.vip.only.source: there is no source apolo; did you mean apollo?",
    ),
    (
        "  - account_owner",
        "  - vip: {only: {sequence: }}",
        "line 3: chain.vip.only.sequence: no sequence stands here, so every reply would be meant; "
        "name one, or take it out",
    ),
    (
        "  - account_owner",
        "  - vip: {only: {segment: []}}",
        "line 3: chain.vip.only.segment: no segment stands here, so every reply would be meant; "
        "name one, or take it out",
    ),
    (
        "  - account_owner",
        '  - vip: {only: {source: [" "]}}',
        "line 3: chain.vip.only.source: no source stands here, so every reply would be meant; "
        "name one, or take it out",
    ),
    (
        "  - account_owner",
        '  - vip: {only: {language: ""}}',
        "line 3: chain.vip.only.language: no language stands here, so every reply would be meant; "
        "name one, or take it out",
    ),
    (
        "  - account_owner",
        "  - vip: {only: }",
        "line 3: chain.vip.only: nothing stands here; fill it in, or take it out",
    ),
    (
        "  - account_owner",
        "  - vip: {only: {}}",
        "line 3: chain.vip.only: nothing stands here; fill it in, or take it out",
    ),
    (
        "  - account_owner",
        "  - vip: {mode: }",
        "line 3: chain.vip.mode: nothing stands here; fill it in, or take it out",
    ),
    (
        "  - account_owner",
        "  - vipp: {mode: shadow}",
        "line 3: chain.vipp is unknown; did you mean vip?",
    ),
    (
        "  - account_owner",
        "  - {vip: , source: }",
        "line 3: chain: write one rule here, as vip or vip: {only: ..., mode: ...}",
    ),
]

MARKET = [
    (
        "vip:\n",
        "segments:\n  smb: 1-99\n  SMB: 100+\nvip:\n",
        "line 35: segments.SMB: smb on line 34 is the same segment, since case does not count",
    ),
    (
        "  triage:\n    name: Un",
        "  dana:\n    name: Us\n    channel: C0USTEAM\n    members: [dana]\n    responsible: dana\n"
        "  triage:\n    name: Un",
        "line 23: teams.dana: a person has this key; give the team one of its own",
    ),
    (
        "  rest:\n",
        "  team triage:\n",
        "line 51: territories.team triage: the turns of the team triage are kept under this name; "
        "choose another",
    ),
    (
        "northstar.example: dana",
        "co.uk: dana",
        "line 34: vip.co.uk: co.uk is a public suffix or an IP address, not one company's domain",
    ),
    (
        "northstar.example: dana",
        "10.0.0.1: dana",
        "line 34: vip.10.0.0.1: 10.0.0.1 is a public suffix or an IP address, not one company's domain",
    ),
    (
        "northstar.example: dana",
        "gmail.com: dana",
        "line 34: vip.gmail.com: many companies' mail comes from gmail.com; list whole addresses",
    ),
    (
        "northstar.example: dana",
        "'http://acme.com': dana",
        (
            "line 34: vip.http://acme.com: this is neither a domain nor an address; write "
            "acme.com or ceo@acme.com"
        ),
    ),
    (
        "northstar.example: dana",
        "northstar.example: dany",
        "line 34: vip.northstar.example: there is no person dany; did you mean dana?",
    ),
    (
        "northstar.example: dana",
        "acme.com: dana\n  ACME.com.: sam",
        "line 35: vip.ACME.com.: acme.com is on the list already",
    ),
    (
        "{route: triage}",
        "{route: triag}",
        "line 36: high_intent.security.route: there is no team triag; did you mean triage?",
    ),
    (
        "{route: triage}",
        "rute",
        "line 36: high_intent.security: rute will not do; write tag, or {route: a team}",
    ),
    (
        "  security: {",
        "  secrity: {",
        "line 36: high_intent.secrity is unknown; did you mean security?",
    ),
    (
        "    means: Met at a fair\n",
        "",
        "line 41: sources.event.means is missing",
    ),
    (
        "    means: Met at a fair\n",
        "    means: Met\n    aliases: [Apollo IO]\n",
        "line 41: sources.event: Apollo IO already means apollo",
    ),
    (
        "urgent: true",
        "urgent: yes",
        "line 44: sources.event.urgent: there is no such answer yes; known: false, true",
    ),
    (
        "    reps: [sam]\n",
        "",
        "line 46: territories.quebec.reps is missing",
    ),
    (
        "    reps: [sam]\n",
        "    reps: []\n",
        "line 50: territories.quebec.reps is missing",
    ),
    (
        "    reps: [sam]\n",
        "    reps: [same]\n",
        "line 50: territories.quebec.reps: there is no person same; did you mean sam?",
    ),
    (
        "  rest:",
        "  Quebec:",
        "line 51: territories.Quebec: there are two territories with this name",
    ),
    (
        "countries: [CA]",
        "countries: [Canada]",
        "line 47: territories.quebec.countries: Canada is no country code; did you mean CA?",
    ),
    (
        "countries: [CA]",
        "countries: [US, UK]",
        "line 47: territories.quebec.countries: UK is no country code; did you mean GB?",
    ),
    (
        "countries: [CA]",
        "countries: [ca, Atlantis]",
        "line 47: territories.quebec.countries: Atlantis is no country code; "
        "write two capital letters, like US",
    ),
    (
        "territories:\n",
        "regions:\n  isles: [IE, UK]\nterritories:\n",
        "line 46: regions.isles: UK is no country code; did you mean GB?",
    ),
    (
        "    countries: [CA]\n    states: [QC]\n",
        "    countries: [US]\n    states: [NY, CAL]\n",
        "line 48: territories.quebec.states: CAL is no state of US; write its code, like NY",
    ),
    (
        "states: [QC]",
        "states: [Québec]",
        "line 48: territories.quebec.states: Québec is no state of CA; did you mean QC?",
    ),
    (
        "countries: [CA]\n    states: [QC]",
        "countries: [US, CA]\n    states: [QC, BY]",
        "line 48: territories.quebec.states: BY is no state of CA or US; write its code, like NY",
    ),
    (
        "    countries: [CA]\n",
        "",
        "line 47: territories.quebec.states: states need a country: CA is California and Canada",
    ),
]

LIMITS = [
    (
        "respond: 4h",
        "respond: 0h",
        "line 55: limits.other.respond: 0h is no time at all; a limit needs some",
    ),
    (
        "respond: 4h",
        "respond: -4h",
        "line 55: limits.other.respond: -4h is no duration; write it like 30m, 2h or 1d 4h",
    ),
    (
        "respond: 4h",
        "respond: 2w",
        (
            "line 55: limits.other.respond: unit w is unknown; write m (minutes), h (hours) or d "
            "(days of 8 hours)"
        ),
    ),
    (
        "respond: 4h",
        "respond: 1001h",
        "line 55: limits.other.respond: 1001h is more than 1000 hours",
    ),
    (
        "respond: 4h",
        "remind: 4h",
        "line 55: limits.other.respond is missing",
    ),
    (
        "manager: 4h",
        "manager: 1h",
        "line 54: limits.interested.manager: 1h comes before the step above it",
    ),
    (
        "  other: {respond: 4h}",
        "  bounce: {respond: 4h}",
        "line 53: limits.other is missing",
    ),
    (
        "    smb:\n",
        "    smbs:\n",
        "line 57: limits.segments.smbs is unknown; did you mean smb?",
    ),
]

TEXT = [
    (
        "    zone: Am",
        "    name: Sam\n    zone: Am",
        "line 9: people.sam.name stands here again, first on line 7",
    ),
    (
        "  dana:\n",
        "  sam:\n",
        "line 14: people.sam stands here again, first on line 6",
    ),
    (
        "  rest:",
        "  quebec:",
        "line 51: territories.quebec stands here again, first on line 46",
    ),
    (
        "after_hours: wait",
        "teams: {}",
        "line 59: teams stands here again, first on line 22",
    ),
]

ALL = [*KEYS, *PEOPLE, *TEAMS, *DUTIES, *CHAIN, *MARKET, *LIMITS, *TEXT]
