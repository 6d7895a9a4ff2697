"""``python -m tenderkit`` does what ``tenderkit`` does."""

from tenderkit.cli.app import main

if __name__ == "__main__":
    main()
