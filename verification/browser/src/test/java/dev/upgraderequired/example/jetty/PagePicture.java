package dev.upgraderequired.example.jetty;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Where a page shows what, by the colours of its style sheet. */
record PagePicture(BufferedImage picture) {

  static final int CARD = 0xffffff;
  static final int CARD_TOP = 0xb4690e;
  static final int REFUSED_ROW = 0xfdf1e0;
  static final int ACCEPTED_ROW = 0xe6f4ea;
  static final int STATUS = 0x8f4a00;
  static final int LINK = 0x075e8f;

  /** The smallest run of a colour that is an area and no letter. */
  private static final int AREA = 40;

  /** Brightness below which a pixel is text, on every background of the page. */
  private static final int DARK = 150;

  /** A line of text; what stands first in it is a bullet, or else a letter or word. */
  record Line(Rectangle box, Rectangle first, int gap) {

    /** Whether it is indented, and begins with a small blob, about as wide as high. */
    boolean isListItem(int left) {
      return box.x - left >= 5
          && first.width <= 12
          && first.height <= 12
          && Math.abs(first.width - first.height) <= 3
          && gap >= 2
          && box.width > 3 * first.width;
    }
  }

  /** The smallest rectangle around the areas of a colour; empty if there is none. */
  Rectangle area(int colour) {
    Rectangle area = new Rectangle();
    for (int y = 0; y < picture.getHeight(); y++) {
      int run = 0;
      for (int x = 0; x < picture.getWidth(); x++) {
        run = rgb(x, y) == colour ? run + 1 : 0;
        if (run >= AREA) {
          Rectangle piece = new Rectangle(x - run + 1, y, run, 1);
          area = area.isEmpty() ? piece : area.union(piece);
        }
      }
    }
    return area;
  }

  /** Whether a colour is anywhere in a rectangle, as text has it. */
  boolean shows(int colour, Rectangle in) {
    for (int y = in.y; y < in.y + in.height; y++) {
      for (int x = in.x; x < in.x + in.width; x++) {
        if (rgb(x, y) == colour) {
          return true;
        }
      }
    }
    return false;
  }

  /** The inside of the card, below its coloured edge. */
  Rectangle card() {
    Rectangle top = area(CARD_TOP);
    Rectangle white = new Rectangle(top.x + 2, top.y + top.height + 1, top.width - 4, 0);
    int bottom = white.y;
    while (bottom < picture.getHeight() && rgb(white.x + 2, bottom) == CARD) {
      bottom++;
    }
    white.height = bottom - white.y;
    return white;
  }

  /** The lines of text in a rectangle, from top to bottom. */
  List<Line> lines(Rectangle in) {
    List<Line> lines = new ArrayList<>();
    int start = -1;
    for (int y = in.y; y <= in.y + in.height; y++) {
      boolean isText = y < in.y + in.height && hasText(new Rectangle(in.x, y, in.width, 1));
      if (isText && start < 0) {
        start = y;
      }
      if (!isText && start >= 0) {
        lines.add(line(new Rectangle(in.x, start, in.width, y - start)));
        start = -1;
      }
    }
    return lines;
  }

  private Line line(Rectangle row) {
    Rectangle box = around(row);
    int x = box.x;
    while (x < box.x + box.width && hasText(new Rectangle(x, box.y, 1, box.height))) {
      x++;
    }
    Rectangle first = around(new Rectangle(box.x, box.y, x - box.x, box.height));
    int gap = x;
    while (gap < box.x + box.width && !hasText(new Rectangle(gap, box.y, 1, box.height))) {
      gap++;
    }
    return new Line(box, first, gap - x);
  }

  private Rectangle around(Rectangle in) {
    Rectangle box = new Rectangle();
    for (int y = in.y; y < in.y + in.height; y++) {
      for (int x = in.x; x < in.x + in.width; x++) {
        if (isText(x, y)) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          box = box.isEmpty() ? pixel : box.union(pixel);
        }
      }
    }
    return box;
  }

  private boolean hasText(Rectangle in) {
    return !around(in).isEmpty();
  }

  private boolean isText(int x, int y) {
    int rgb = rgb(x, y);
    return ((rgb >> 16 & 0xff) * 3 + (rgb >> 8 & 0xff) * 6 + (rgb & 0xff)) / 10 < DARK;
  }

  private int rgb(int x, int y) {
    return picture.getRGB(x, y) & 0xffffff;
  }
}
