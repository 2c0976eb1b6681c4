"""``python -m belgium_cloud_region``."""

import sys

from belgium_cloud_region.cli import main

sys.exit(main())
