"""What the pages show, computed from the model without Streamlit: plain data, ready for JSON."""
