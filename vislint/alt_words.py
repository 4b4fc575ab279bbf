"""Words of alternative texts that describe nothing, in the languages of Europe and some more."""

from __future__ import annotations

import re
from functools import cache

_GENERIC = """
image images img imgs picture pictures pic pics photo photos photograph photographs graphic graphics
screenshot screenshots screengrab screencap illustration drawing figure fig visual media attachment thumbnail
thumb banner header icon logo poster flyer chart graph diagram infographic animation gif video collage
bild bilder abbildung abb foto fotos grafik bildschirmfoto bildschirmaufnahme diagramm titelbild plakat
vorschaubild illustratie afbeelding afbeeldingen plaatje schermafbeelding schermafdruk figuur affiche
photographie graphique vignette imagen imágenes imagenes captura gráfico grafico ilustración ilustracion
figura cartel imagem imagens ilustração miniatura immagine immagini schermata fotografia illustrazione grafica
locandina imatge imatges obraz obrazek obrazy zdjęcie zdjęcia zdjecie grafika rysunek obrázek obrázky fotka
fotografie snímek obrázok slika slike fotografija bilden billede billeder bilde bilete skärmbild skärmdump
skærmbillede skjermbilde kuva kuvat valokuva kuvakaappaus kép képek fénykép ábra imagini fotografija
изображение изображения картинка картинки фото фотография скриншот рисунок иллюстрация зображення світлина
знімок малюнок снимка картина слика εικόνα εικονα φωτογραφία φωτογραφια görsel resim fotoğraf görüntü şekil
صورة صوره الصورة تصویر عکس תמונה תצלום צילום चित्र तस्वीर फोटो छवि படம் புகைப்படம்
画像 写真 図 イメージ スクリーンショット 图片 圖片 图像 圖像 照片 截图 截圖 相片 사진 이미지 그림 스크린샷
gambar hình ảnh รูปภาพ ภาพ
"""
_NUMBERED = (
    "slide folie dia diapositive diapositiva page seite pagina página panel hero cover untitled download clip"
)
_TEMPLATE = """
alt | alttext | alt_text | alt-text | alttag | alt text | alt tag | alt text here | alt text goes here
alt-tekst | alternative text | alternate text | image alt | image alt text | image_alt | image-alt
description | descriptions | description here | image description | image_description
image description here | description of image | description of the image | picture description
photo description | describe the image | describe this image | describe image | describe your image
describe the image here | add alt text | add alt text here | add a description | add description
enter alt text | enter description | insert alt text | insert description | write alt text
your alt text | your alt text here | your image description | my image | an image | a picture | a photo
the image | the picture | the photo | this image | image here | insert image | insert image here
no alt | no alt text | no description | no title | no image description | no alternative text
no caption | no alternative text description for this image | no photo description available
lorem ipsum | screen shot | featured image | feature image | cover image | header image | hero image
preview image | blog image | post image | social image | main image | profile picture | untitled
untitled design | untitled image | unnamed | placeholder | placeholder image | todo | fixme | tbd | tba
tbc | xxx | none | null | nil | undefined | nan | n/a | test | test image | testbild | dummy | foo
foobar | asdf | qwerty | text | title | titel | filename | file name | alternativtext
alternativer text | beschreibung | bildbeschreibung | bildbeschreibung hier | bild beschreiben
ein bild | ein foto | das bild | kein alternativtext | keine beschreibung | platzhalter | unbenannt
design ohne titel | ohne titel | beispielbild | texte alternatif | texte de remplacement
capture d'écran | capture d’écran | description de l'image | une image | une photo | sans titre
texto alternativo | descripción | descripcion | descripción de la imagen | captura de pantalla
una imagen | una foto | sin título | descrição | descrição da imagem | captura de tela | captura de ecrã
uma imagem | uma foto | sem título | testo alternativo | descrizione | descrizione immagine
descrizione dell'immagine | un'immagine | senza titolo | alternatieve tekst | beschrijving
een afbeelding | een foto | geen titel | geen beschrijving | naamloos | tekst alternatywny | opis
opis obrazu | opis zdjęcia | zrzut ekranu | snímek obrazovky | popis | popis obrázku | alternativ text
kuvaus | снимок экрана | описание | описание изображения | альтернативный текст | 代替テキスト | 替代文本
替代文字 | 无标题 | 대체 텍스트
"""

GENERIC = frozenset(_GENERIC.split())
"""Names of a medium: true of every picture, and so of none."""
NUMBERED = frozenset(_NUMBERED.split())
"""Words that say nothing when a number follows them, and may say something alone."""
TEMPLATE = frozenset(phrase.strip() for line in _TEMPLATE.strip().split("\n") for phrase in line.split("|"))
"""What templates and editors put there to be written over."""

_PLACES = (
    r"(?:iNaturalist|Unsplash|Flickr|Wikimedia(?: Commons)?|Wikipedia|Pexels|Pixabay|Getty(?: Images)?|iStock"
    r"|Shutterstock|Adobe Stock|AP|AFP|Reuters|EPA|dpa|ANP|Belga|Instagram|Twitter|Facebook|Freepik)"
)
_CC = (
    r"(?:CC0|CC[ -]BY(?:[ -](?:NC|ND|SA))*(?:[ -]\d\.\d)?(?:[ -][A-Z]{2})?|public domain|all rights reserved)"
)
_RIGHTS = rf"[\s,/|–—-]*[\[(]?{_CC}[\])]?"
_NAME = r"(?:(?!The\b|An?\b)[A-ZÀ-ÞА-Я][\w.'’-]*|&|and|de|van|von|der|den|du|la|le|di|da|dos|del|bin|al)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{0,6}}"
_FROM = r"\s*(?:via|from|on|at|/|\||,|–|—|-|\()\s*"
_MEDIUM = r"(?:photo(?:graph)?|image|picture|foto|bild|illustration|graphic|artwork|video)s?"

CREDITS = (
    rf"{_CC}|[\[(]{_CC}[\])]",
    r"(?:©|\(c\)|copyright\s*(?:©|\(c\)|by\b|:|\d{4})|courtesy of\b)\s*[^.!?]{2,80}",
    r"(?:credits?|source|quelle|crédits?|fuente|bron|fonte|źródło|источник)\s*:\s*[^.!?]{2,80}",
    rf"{_MEDIUM}\s*:?\s*(?:credits?\b|courtesy(?: of)?\b|copyright\b|©)\s*:?\s*[^.!?]{{2,80}}",
    rf"{_MEDIUM}\s+(?:by|von|door|par|por)\s+(?-i:{_NAMES})(?:{_FROM}{_PLACES}\)?)?(?:{_RIGHTS})?",
    rf"(?:from|by|via|von|door|par|por)\s+(?-i:{_NAMES}){_FROM}{_PLACES}\)?(?:{_RIGHTS})?",
)
"""Texts that are a credit for certain."""
MAYBE_CREDITS = (
    rf"(?-i:{_NAME}\s+{_NAMES}){_FROM}{_PLACES}\)?(?:{_RIGHTS})?",
    rf"(?-i:{_NAME}\s+{_NAMES}){_RIGHTS}",
    rf"{_MEDIUM}\s*:\s*(?-i:{_NAME}\s+{_NAMES})(?:{_FROM}{_PLACES}\)?)?(?:{_RIGHTS})?",
)
"""Two or more words with capitals and a source: people, most of the time, or what is seen."""


@cache
def surely() -> re.Pattern[str]:
    return re.compile("|".join(CREDITS), re.I)  # 4 ms, and the next one too: only where there are alt texts


@cache
def perhaps() -> re.Pattern[str]:
    return re.compile("|".join(MAYBE_CREDITS), re.I)
