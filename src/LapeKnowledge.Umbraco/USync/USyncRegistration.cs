using LapeKnowledge.Umbraco.USync.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.USync;

internal static class USyncRegistration
{
    public static IUmbracoBuilder AddUSync(this IUmbracoBuilder umbraco)
    {
        var services = umbraco.Services;
        services.AddSingleton(s => USyncOptions.Read(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<IHostEnvironment>()));
        services.AddSingleton<USyncState>();
        services.AddSingleton<USyncPause>();
        services.AddSingleton<USyncImporter>();
        services.AddSingleton<USyncExporter>();
        services.AddSingleton<USyncReporter>();
        services.AddSingleton<USyncStartup>();
        services.AddSingleton<USyncExportOnSave>();
        services.AddScoped<USyncRun>();
        services.AddScoped<Editors>();
        services.AddScoped<ContentTypeProperties>();
        services.AddScoped<ContentPublishing>();
        services.AddScoped<MandatoryLanguages>();
        services.AddScoped<ContentTemplates>();
        services.AddScoped<PropertyValues>();
        services.AddScoped<MediaFiles>();
        services.AddScoped<IUSyncSerializer, LanguageSerializer>();
        services.AddScoped<IUSyncSerializer, DictionarySerializer>();
        services.AddScoped<IUSyncSerializer, DataTypeSerializer>();
        services.AddScoped<IUSyncSerializer, TemplateSerializer>();
        services.AddScoped<IUSyncSerializer, ContentTypeSerializer>();
        services.AddScoped<IUSyncSerializer, MediaTypeSerializer>();
        services.AddScoped<IUSyncSerializer, MemberTypeSerializer>();
        services.AddScoped<IUSyncSerializer, RelationTypeSerializer>();
        services.AddScoped<IUSyncSerializer, MediaSerializer>();
        services.AddScoped<IUSyncSerializer, ContentSerializer>();
        services.AddScoped<IUSyncSerializer, BlueprintSerializer>();
        services.AddScoped<IUSyncSerializer, DomainSerializer>();
        return AddExportOnSave(umbraco);
    }

    private static IUmbracoBuilder AddExportOnSave(IUmbracoBuilder umbraco)
    {
        Saved<LanguageSavedNotification, ILanguage>();
        Saved<DictionaryItemSavedNotification, IDictionaryItem>();
        Saved<DataTypeSavedNotification, IDataType>();
        Saved<TemplateSavedNotification, ITemplate>();
        Saved<ContentTypeSavedNotification, IContentType>();
        Saved<MediaTypeSavedNotification, IMediaType>();
        Saved<MemberTypeSavedNotification, IMemberType>();
        Saved<RelationTypeSavedNotification, IRelationType>();
        Saved<DomainSavedNotification, IDomain>();
        Saved<ContentSavedNotification, IContent>();
        Saved<MediaSavedNotification, IMedia>();
        Deleted<LanguageDeletedNotification, ILanguage>();
        Deleted<DictionaryItemDeletedNotification, IDictionaryItem>();
        Deleted<DataTypeDeletedNotification, IDataType>();
        Deleted<TemplateDeletedNotification, ITemplate>();
        Deleted<ContentTypeDeletedNotification, IContentType>();
        Deleted<MediaTypeDeletedNotification, IMediaType>();
        Deleted<MemberTypeDeletedNotification, IMemberType>();
        Deleted<RelationTypeDeletedNotification, IRelationType>();
        Deleted<DomainDeletedNotification, IDomain>();
        Deleted<ContentDeletedNotification, IContent>();
        Deleted<MediaDeletedNotification, IMedia>();
        Moved<DictionaryItemMovedNotification, IDictionaryItem>();
        Moved<DataTypeMovedNotification, IDataType>();
        Moved<ContentTypeMovedNotification, IContentType>();
        Moved<MediaTypeMovedNotification, IMediaType>();
        Moved<MemberTypeMovedNotification, IMemberType>();
        Moved<ContentMovedNotification, IContent>();
        Moved<MediaMovedNotification, IMedia>();
        umbraco.AddNotificationAsyncHandler<ContentMovedToRecycleBinNotification, ExportTrashed<ContentMovedToRecycleBinNotification, IContent>>();
        umbraco.AddNotificationAsyncHandler<MediaMovedToRecycleBinNotification, ExportTrashed<MediaMovedToRecycleBinNotification, IMedia>>();
        umbraco.AddNotificationAsyncHandler<ContentPublishedNotification, ExportPublished>();
        umbraco.AddNotificationAsyncHandler<ContentUnpublishedNotification, ExportPublished>();
        umbraco.AddNotificationAsyncHandler<ContentSavedBlueprintNotification, ExportPublished>();
        umbraco.AddNotificationAsyncHandler<ContentDeletedBlueprintNotification, ExportPublished>();
        return umbraco;

        void Saved<TNotification, TEntity>() where TNotification : SavedNotification<TEntity> where TEntity : global::Umbraco.Cms.Core.Models.Entities.IEntity
            => umbraco.AddNotificationAsyncHandler<TNotification, ExportSaved<TNotification, TEntity>>();

        void Deleted<TNotification, TEntity>() where TNotification : DeletedNotification<TEntity> where TEntity : global::Umbraco.Cms.Core.Models.Entities.IEntity
            => umbraco.AddNotificationAsyncHandler<TNotification, MarkDeleted<TNotification, TEntity>>();

        void Moved<TNotification, TEntity>() where TNotification : MovedNotification<TEntity> where TEntity : global::Umbraco.Cms.Core.Models.Entities.IEntity
            => umbraco.AddNotificationAsyncHandler<TNotification, ExportMoved<TNotification, TEntity>>();
    }
}
