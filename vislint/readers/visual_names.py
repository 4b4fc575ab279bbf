"""How the names of images and videos end."""

VISUAL_SUFFIX = r"(?:png|jpe?g|gif|webp|svg|avif|heic|heif|jxl|apng|jfif|bmp|tiff?|mp4|m4v|mov|webm|pdf)"
