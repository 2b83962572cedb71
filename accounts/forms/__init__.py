"""What people fill in about staff and partners, one file per noun."""
