// Placeholder

