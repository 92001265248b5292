"""Rules on what a consortium does for primary institutions and their patients."""
