"""What is asked, one file per noun; the workflows read them, so they import no models here."""
