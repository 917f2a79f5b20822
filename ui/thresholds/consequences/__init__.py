"""What a draft would have meant for those assessed in a period: work, patients, what came of them."""
