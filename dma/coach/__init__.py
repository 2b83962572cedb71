"""The coach's own screens: the day on a phone, the customers by risk, the kitchen."""
