"""The demo's guided story and role switcher. Its addresses exist in a demo only (``dma.urls``)."""
