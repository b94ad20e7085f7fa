"""What registries, services and records say of the cited works themselves."""
