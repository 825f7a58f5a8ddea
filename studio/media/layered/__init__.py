"""Pictures in layers as files: OpenRaster and Photoshop documents, written and read."""
