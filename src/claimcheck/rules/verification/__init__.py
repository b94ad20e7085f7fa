"""What registries and records say of the cited works themselves."""
