using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;

namespace LapeKnowledge.Umbraco.PropertyEditors.Blocks;

/// <summary>Reads and writes the values of block editors, whose layout is kept by editor alias.</summary>
internal sealed class BlockValueJsonConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => !typeToConvert.IsAbstract && typeof(BlockValue).IsAssignableFrom(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var layout = typeToConvert.BaseType!.GetGenericArguments()[0];
        return (JsonConverter)Activator.CreateInstance(typeof(Converter<,>).MakeGenericType(typeToConvert, layout))!;
    }

    private sealed class Converter<TValue, TLayout> : JsonConverter<TValue>
        where TValue : BlockValue<TLayout>, new()
        where TLayout : IBlockLayoutItem
    {
        public override TValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            var value = new TValue();
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return value;
            }
            foreach (var property in document.RootElement.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object))
            {
                switch (property.Name.ToLowerInvariant())
                {
                    case "contentdata":
                        value.ContentData = ReadItems(property.Value, options);
                        break;
                    case "settingsdata":
                        value.SettingsData = ReadItems(property.Value, options);
                        break;
                    case "expose":
                        value.Expose = property.Value.Deserialize<List<BlockItemVariation>>(options) ?? [];
                        break;
                    case "layout":
                        ReadLayout(value, property.Value, options);
                        break;
                }
            }
            return value;
        }

        public override void Write(Utf8JsonWriter writer, TValue value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            Write(writer, "contentData", value.ContentData, options);
            Write(writer, "settingsData", value.SettingsData, options);
            Write(writer, "expose", value.Expose, options);
            writer.WriteStartObject("layout");
            foreach (var (alias, items) in value.Layout)
            {
                Write(writer, alias, items.OfType<TLayout>().ToArray(), options);
            }
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        private static void Write<T>(Utf8JsonWriter writer, string name, T value, JsonSerializerOptions options)
        {
            writer.WritePropertyName(name);
            JsonSerializer.Serialize(writer, value, options);
        }

        private static List<BlockItemData> ReadItems(JsonElement items, JsonSerializerOptions options)
            => items.EnumerateArray().Select(item => IsOld(item) ? ReadOld(item, options) : item.Deserialize<BlockItemData>(options)).OfType<BlockItemData>().ToList();

        private static bool IsOld(JsonElement item) => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("udi", out _);

        /// <summary>
        /// A block as it was kept before values could vary: its key is the end of a UDI, and each value stands beside it under the alias of its
        /// property, be it "values" as well.
        /// </summary>
        private static BlockItemData? ReadOld(JsonElement item, JsonSerializerOptions options)
        {
            var json = JsonObject.Create(item)!;
            var udi = json["udi"]?.ToString();
            json.Remove("udi");
            json.Remove("values", out var valueOfThatAlias);
            if (json.Deserialize<BlockItemData>(options) is not { } block)
            {
                return null;
            }
            if (block.Key == Guid.Empty && UdiParser.TryParse(udi ?? string.Empty, out GuidUdi? key))
            {
                block.Key = key.Guid;
            }
            if (valueOfThatAlias is not null)
            {
#pragma warning disable CS0618 // the form it is read from
                block.RawPropertyValues["values"] = valueOfThatAlias.Deserialize<object>(options);
#pragma warning restore CS0618
            }
            return block;
        }

        private static bool IsLayoutOf(TValue value, string alias) => alias == value.PropertyEditorAlias || (value is RichTextBlockValue && alias == "Umbraco.TinyMCE");

        private static void ReadLayout(TValue value, JsonElement layouts, JsonSerializerOptions options)
        {
            foreach (var layout in layouts.EnumerateObject().Where(l => l.Value.ValueKind == JsonValueKind.Array && IsLayoutOf(value, l.Name)))
            {
                var items = layout.Value.Deserialize<TLayout[]>(options) ?? [];
                value.Layout[value.PropertyEditorAlias] = items.Cast<IBlockLayoutItem>().ToArray();
            }
        }
    }
}
