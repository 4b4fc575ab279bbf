"""The published limits of every network, one TOML file each."""
