"""What lower apps ask of higher ones without knowing them; `dma/wiring.py` gives it to them."""
