"""What is known of all cables: the on-disk store, the catalogue, its indexes and the graph of references."""
