"""Works in the formats that artists hand over, from one picture to a batch under chosen names."""
