"""JSON Schemas of what vislint reads and writes."""
