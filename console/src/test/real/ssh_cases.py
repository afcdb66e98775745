"""What happens to the service besides who may come in; run by ssh_test.py."""


def all_of_them(rig):
    """Every case, on a service that the configurations before left running."""
