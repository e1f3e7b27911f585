"""What ``section55 lab`` gives to JupyterLab, and the look of the page that Voilà shows."""
