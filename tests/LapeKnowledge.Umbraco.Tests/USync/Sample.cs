namespace LapeKnowledge.Umbraco.Tests.USync;

/// <summary>Small uSync files in the shape of a real export.</summary>
internal static class Sample
{
    public const string TextstringKey = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
    public const string HomeKey = "a0000000-0000-4000-8000-000000000001";
    public const string PageKey = "a0000000-0000-4000-8000-000000000002";
    public const string StartKey = "b0000000-0000-4000-8000-000000000001";
    public const string ChildKey = "b0000000-0000-4000-8000-000000000002";

    public static string Language(string isoCode, string extra = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Language Key="{USyncKey(isoCode)}" Alias="{isoCode}" Level="0">
          <Name>{isoCode}</Name>
          <IsoCode>{isoCode}</IsoCode>
          <IsMandatory>false</IsMandatory>
          <IsDefault>false</IsDefault>{extra}
        </Language>
        """;

    public static string Dictionary(string key, string alias, string translations, string parent = "") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Dictionary Key="{key}" Alias="{alias}" Level="0">
          <Info>{(parent.Length > 0 ? $"<Parent>{parent}</Parent>" : string.Empty)}</Info>
          <Translations>
            {translations}
          </Translations>
        </Dictionary>
        """;

    public static string DataType(string key, string name, string editor, string config = "{}", string extraInfo = "", int level = 1) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <DataType Key="{key}" Alias="{name}" Level="{level}">
          <Info>
            <Name>{name}</Name>
            <EditorAlias>{editor}</EditorAlias>
            <EditorUIAlias>Some.Ui</EditorUIAlias>{extraInfo}
          </Info>
          <Config><![CDATA[{config}]]></Config>
        </DataType>
        """;

    public static string ContentType(
        string key,
        string alias,
        string properties = "",
        string structure = "",
        string compositions = "",
        string extraInfo = "",
        string variations = "Culture",
        string element = "ContentType",
        string tabs = Tab,
        int level = 1) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <{element} Key="{key}" Alias="{alias}" Level="{level}">
          <Info>
            <Name>Type {alias}</Name>
            <Icon>icon-home</Icon>
            <Thumbnail>folder.png</Thumbnail>
            <Description></Description>
            <AllowAtRoot>True</AllowAtRoot>
            <ListView>00000000-0000-0000-0000-000000000000</ListView>
            <Variations>{variations}</Variations>
            <IsElement>false</IsElement>
            <HistoryCleanup>
              <PreventCleanup>False</PreventCleanup>
              <KeepAllVersionsNewerThanDays>7</KeepAllVersionsNewerThanDays>
              <KeepLatestVersionPerDayForDays></KeepLatestVersionPerDayForDays>
            </HistoryCleanup>{extraInfo}
            <Compositions>{compositions}</Compositions>
            <DefaultTemplate></DefaultTemplate>
            <AllowedTemplates />
          </Info>
          <Structure>{structure}</Structure>
          <GenericProperties>{properties}</GenericProperties>
          <Tabs>{tabs}</Tabs>
        </{element}>
        """;

    public const string Tab = """
        <Tab>
              <Key>c0000000-0000-4000-8000-000000000001</Key>
              <Caption>Content</Caption>
              <Alias>content</Alias>
              <Type>Tab</Type>
              <SortOrder>1</SortOrder>
            </Tab>
        """;

    public static string Property(string key, string alias, string dataType = TextstringKey, string variations = "Culture", string tab = "content", string editor = "Umbraco.TextBox", int sortOrder = 3) => $"""
        <GenericProperty>
              <Key>{key}</Key>
              <Name>{alias}</Name>
              <Alias>{alias}</Alias>
              <Definition>{dataType}</Definition>
              <Type>{editor}</Type>
              <Mandatory>false</Mandatory>
              <Validation></Validation>
              <Description><![CDATA[Text of {alias}]]></Description>
              <SortOrder>{sortOrder}</SortOrder>
              <Tab Alias="{tab}">Content</Tab>
              <Variations>{variations}</Variations>
              <MandatoryMessage></MandatoryMessage>
              <ValidationRegExpMessage></ValidationRegExpMessage>
              <LabelOnTop>false</LabelOnTop>
            </GenericProperty>
        """;

    public static string Content(
        string key,
        string name,
        string type,
        string properties = "",
        string parent = "00000000-0000-0000-0000-000000000000",
        int sortOrder = 0,
        bool finnish = true,
        bool? swedish = null,
        string schedule = "",
        string template = "",
        bool trashed = false) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Content Key="{key}" Alias="{name}" Level="1">
          <Info>
            <Parent Key="{parent}"></Parent>
            <Path>/{name}</Path>
            <Trashed>{(trashed ? "true" : "false")}</Trashed>
            <ContentType>{type}</ContentType>
            <CreateDate>2020-02-03T04:05:06</CreateDate>
            <NodeName Default="{name}">
              <Name Culture="fi-FI">{name}</Name>{(swedish is null ? string.Empty : $"<Name Culture=\"sv-FI\">{name} sv</Name>")}
            </NodeName>
            <SortOrder>{sortOrder}</SortOrder>
            <Published Default="{(finnish || swedish == true ? "true" : "false")}">
              <Published Culture="fi-FI">{(finnish ? "true" : "false")}</Published>{(swedish is { } state ? $"<Published Culture=\"sv-FI\">{(state ? "true" : "false")}</Published>" : string.Empty)}
            </Published>
            <Schedule>{schedule}</Schedule>
            <Template>{template}</Template>
          </Info>
          <Properties>{properties}</Properties>
        </Content>
        """;

    public static string Media(string key, string name, string type, string properties, string parent = "00000000-0000-0000-0000-000000000000") => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Media Key="{key}" Alias="{name}" Level="1">
          <Info>
            <Parent Key="{parent}"></Parent>
            <Path>/{name}</Path>
            <Trashed>false</Trashed>
            <ContentType>{type}</ContentType>
            <CreateDate>2020-02-03T04:05:06</CreateDate>
            <NodeName Default="{name}" />
            <SortOrder>0</SortOrder>
          </Info>
          <Properties>{properties}</Properties>
        </Media>
        """;

    public static string Empty(string key, string alias, string change) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Empty Key="{key}" Alias="{alias}" Change="{change}" />
        """;

    public static string Value(string alias, string text, string? culture = null)
        => $"<{alias}><Value{(culture is null ? string.Empty : $" Culture=\"{culture}\"")}><![CDATA[{text}]]></Value></{alias}>";

    private static Guid USyncKey(string isoCode) => LapeKnowledge.Umbraco.USync.Serialization.GeneratedKey.For(isoCode);
}
