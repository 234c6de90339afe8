"""The forms of question; none knows another."""
