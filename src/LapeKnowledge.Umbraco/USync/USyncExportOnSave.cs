using LapeKnowledge.Umbraco.USync.Serialization;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Notifications;

namespace LapeKnowledge.Umbraco.USync;

/// <summary>
/// Writes the file of what an editor has saved, moved or deleted, after the database has committed. A file that cannot be
/// written is reported and nothing more: the change itself is safe.
/// </summary>
internal sealed class USyncExportOnSave(USyncOptions options, USyncExporter exporter, USyncPause pause, ILogger<USyncExportOnSave> logger)
{
    public async Task WriteAsync(IEnumerable<IEntity> entities)
    {
        foreach (var group in entities.Select(e => (Kind: KindOf(e), Entity: e)).Where(e => IsWanted(e.Kind)).GroupBy(e => e.Kind!))
        {
            try
            {
                await exporter.ExportAsync(options.Folder, group.Key, group.Select(e => KeyOf(e.Entity)).Distinct().ToArray());
            }
            catch (Exception e) when (e is USyncException or IOException or UnauthorizedAccessException)
            {
                logger.LogWarning(e, "The uSync files of {Kind} could not be written: {Reason}", group.Key.Folder, e.Message);
            }
        }
    }

    public void MarkDeleted(IEnumerable<IEntity> entities)
    {
        foreach (var entity in entities.Where(e => IsWanted(KindOf(e))))
        {
            try
            {
                exporter.MarkDeleted(options.Folder, KindOf(entity)!, KeyOf(entity), AliasOf(entity));
            }
            catch (Exception e) when (e is USyncException or IOException or UnauthorizedAccessException)
            {
                logger.LogWarning(e, "The uSync file of a deleted item could not be written: {Reason}", e.Message);
            }
        }
    }

    private bool IsWanted(USyncKind? kind)
        => kind is not null && options.ExportOnSave.Contains(kind) && !pause.IsPaused && Directory.Exists(options.Folder);

    private static USyncKind? KindOf(IEntity entity) => entity switch
    {
        ILanguage => USyncKind.Languages,
        IDictionaryItem => USyncKind.Dictionary,
        IDataType => USyncKind.DataTypes,
        ITemplate => USyncKind.Templates,
        IContentType => USyncKind.ContentTypes,
        IMediaType => USyncKind.MediaTypes,
        IMemberType => USyncKind.MemberTypes,
        IRelationType => USyncKind.RelationTypes,
        IMedia => USyncKind.Media,
        IContent content => content.Blueprint ? USyncKind.Blueprints : USyncKind.Content,
        IDomain => USyncKind.Domains,
        _ => null,
    };

    private static Guid KeyOf(IEntity entity) => entity switch
    {
        ILanguage language => GeneratedKey.For(language.IsoCode),
        IDomain domain => GeneratedKey.For(domain.DomainName),
        _ => entity.Key,
    };

    private static string AliasOf(IEntity entity) => entity switch
    {
        ILanguage language => language.IsoCode,
        IDictionaryItem item => item.ItemKey,
        ITemplate template => template.Alias,
        IContentTypeBase type => type.Alias,
        IRelationType type => type.Alias,
        IDomain domain => domain.DomainName,
        IUmbracoEntity named => named.Name ?? string.Empty,
        _ => string.Empty,
    };
}

/// <summary>Any saved item of one type.</summary>
internal sealed class ExportSaved<TNotification, TEntity>(USyncExportOnSave export) : INotificationAsyncHandler<TNotification>
    where TNotification : SavedNotification<TEntity> where TEntity : IEntity
{
    public Task HandleAsync(TNotification notification, CancellationToken cancellationToken) => export.WriteAsync(notification.SavedEntities.Cast<IEntity>());
}

internal sealed class ExportMoved<TNotification, TEntity>(USyncExportOnSave export) : INotificationAsyncHandler<TNotification>
    where TNotification : MovedNotification<TEntity> where TEntity : IEntity
{
    public Task HandleAsync(TNotification notification, CancellationToken cancellationToken)
        => export.WriteAsync(notification.MoveInfoCollection.Select(m => (IEntity)m.Entity));
}

internal sealed class ExportTrashed<TNotification, TEntity>(USyncExportOnSave export) : INotificationAsyncHandler<TNotification>
    where TNotification : MovedToRecycleBinNotification<TEntity> where TEntity : IEntity
{
    public Task HandleAsync(TNotification notification, CancellationToken cancellationToken)
        => export.WriteAsync(notification.MoveInfoCollection.Select(m => (IEntity)m.Entity));
}

internal sealed class MarkDeleted<TNotification, TEntity>(USyncExportOnSave export) : INotificationAsyncHandler<TNotification>
    where TNotification : DeletedNotification<TEntity> where TEntity : IEntity
{
    public Task HandleAsync(TNotification notification, CancellationToken cancellationToken)
    {
        export.MarkDeleted(notification.DeletedEntities.Cast<IEntity>());
        return Task.CompletedTask;
    }
}

/// <summary>Publishing changes what a file says of a document, without saving it.</summary>
internal sealed class ExportPublished(USyncExportOnSave export) :
    INotificationAsyncHandler<ContentPublishedNotification>,
    INotificationAsyncHandler<ContentUnpublishedNotification>,
    INotificationAsyncHandler<ContentSavedBlueprintNotification>,
    INotificationAsyncHandler<ContentDeletedBlueprintNotification>
{
    public Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken) => export.WriteAsync(notification.PublishedEntities);

    public Task HandleAsync(ContentUnpublishedNotification notification, CancellationToken cancellationToken) => export.WriteAsync(notification.UnpublishedEntities);

    public Task HandleAsync(ContentSavedBlueprintNotification notification, CancellationToken cancellationToken) => export.WriteAsync([notification.SavedBlueprint]);

    public Task HandleAsync(ContentDeletedBlueprintNotification notification, CancellationToken cancellationToken)
    {
        export.MarkDeleted(notification.DeletedBlueprints);
        return Task.CompletedTask;
    }
}
