"""What ``section55 lab`` adds to JupyterLab, and the template of the page that Voilà shows."""
