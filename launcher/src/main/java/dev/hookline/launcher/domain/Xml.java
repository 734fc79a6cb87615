package dev.hookline.launcher.domain;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An XML file in the hand: find an element, change it, add to it, take it away. */
final class Xml {
  private final Document document;

  private Xml(Document document) {
    this.document = document;
  }

  static Xml read(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return new Xml(factory.newDocumentBuilder().parse(file.toFile()));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("cannot read " + file, e);
    }
  }

  String text() {
    try {
      StringWriter text = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every element of that name. */
  List<Element> all(String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int index = 0; index < nodes.getLength(); index++) {
      elements.add((Element) nodes.item(index));
    }
    return elements;
  }

  /** The one element of that name; anything else means an unknown product version. */
  Element one(String name) {
    List<Element> elements = all(name);
    if (elements.size() != 1) {
      throw new IllegalStateException(
          "domain.xml has " + elements.size() + " elements " + name + ", not one");
    }
    return elements.getFirst();
  }

  /** The one element of that name with that value of an attribute. */
  Element one(String name, String attribute, String value) {
    return all(name).stream()
        .filter(element -> element.getAttribute(attribute).equals(value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("domain.xml has no " + name + " " + value));
  }

  void removeAll(String name) {
    all(name).forEach(Xml::remove);
  }

  static void remove(Element element) {
    element.getParentNode().removeChild(element);
  }

  static void empty(Element element) {
    while (element.getFirstChild() != null) {
      element.removeChild(element.getFirstChild());
    }
  }

  static Element add(Element parent, String name, Map<String, String> attributes) {
    Element element = parent.getOwnerDocument().createElement(name);
    set(element, attributes);
    parent.appendChild(element);
    return element;
  }

  static void set(Element element, Map<String, String> attributes) {
    attributes.forEach(element::setAttribute);
  }

  static void property(Element parent, String name, String value) {
    add(parent, "property", Map.of("name", name, "value", value));
  }
}
