"""What a demo shows: people, goods, papers and cases in every state, made through the steps."""
