"""Files as people write them: YAML 1.2 read exactly, every fault with its place and the cure."""
