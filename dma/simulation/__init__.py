"""The time machine: orders through their whole life on a virtual clock."""
