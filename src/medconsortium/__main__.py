"""Run the command line as `python -m medconsortium`."""

from __future__ import annotations

from medconsortium.cli import main

raise SystemExit(main())
