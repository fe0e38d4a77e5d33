"""By when: business hours and response limits; pure."""
