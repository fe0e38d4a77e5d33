"""What the team can do: take in, claim, reassign, finish, escalate, look up. The only place with transactions."""
