"""Who owns a reply: pure rules over plain values."""
