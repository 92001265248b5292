"""Rules on telemedicine networks."""
