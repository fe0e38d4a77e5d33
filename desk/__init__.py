"""What the team can do - take in, claim, pass on, finish, escalate, look up - with the transactions."""
