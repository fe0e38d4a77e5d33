"""A small rules file that is right, for tests that spoil one thing in it."""

SMALL = """\
chain:
  - safety
  - account_owner
  - fallback
people:
  sam:
    name: Sam Reyes
    email: sam@brightwave.example
    zone: America/New_York
    hours: Mon-Fri 09:00-17:00
    segments: [smb]
    backup: dana
    manager: dana
  dana:
    name: Dana Whitfield
    email: dana@brightwave.example
    roles: [manager]
    zone: Europe/Berlin
    hours: Mon-Fri 08:00-19:00
    holidays: DE-BE
    backup: sam
teams:
  triage:
    name: Unassigned replies
    channel: C0TRIAGE
    members: [sam, dana]
    responsible: sam
duties:
  fallback: {person: sam, team: triage}
  compliance: dana
  legal: dana
  brand: sam
vip:
  northstar.example: dana
high_intent:
  security: {route: triage}
sources:
  apollo:
    means: Bought from Apollo
    aliases: [apollo.io, APOLLO export]
  event:
    means: Met at a fair
    owner: sam
    urgent: true
territories:
  quebec:
    countries: [CA]
    states: [QC]
    speaks: [fr]
    reps: [sam]
  rest:
    reps: [sam, dana]
limits:
  interested: {respond: 2h, remind: 1h, backup: 2h, manager: 4h}
  other: {respond: 4h}
  segments:
    smb:
      interested: {respond: 1h}
after_hours: wait
"""
