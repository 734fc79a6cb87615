package dev.hookline.persistence.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Endpoint types under their wire names. */
@Converter(autoApply = true)
public class EndpointTypeColumn implements AttributeConverter<EndpointType, String> {
  @Override
  public String convertToDatabaseColumn(EndpointType type) {
    return type.wireName();
  }

  @Override
  public EndpointType convertToEntityAttribute(String column) {
    return EndpointType.named(column).orElseThrow();
  }
}
