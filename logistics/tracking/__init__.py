"""What carriers tell of parcels: a local carrier for the demo, an aggregator for real."""
