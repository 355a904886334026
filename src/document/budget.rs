use super::limits::Limits;
use super::progress::Progress;
use super::unread::Unread;
use std::ops::ControlFlow;

/// What is left of the limits while a file is read, and whether the caller still wants it.
pub struct Budget<'p> {
    limits: Limits,
    unpacked: u32,
    text: u32,
    members: u32,
    progress: Progress,
    /// Bytes worked on since the caller was asked last.
    unasked: u32,
    report: &'p mut dyn FnMut(Progress) -> ControlFlow<()>,
}

/// The caller is asked again after so much work, in bytes: some milliseconds.
const PACE: u32 = 256 << 10;

impl<'p> Budget<'p> {
    pub fn new(limits: Limits, total: u32, report: &'p mut dyn FnMut(Progress) -> ControlFlow<()>) -> Self {
        let progress = Progress { done: 0, total };
        Self { limits, unpacked: 0, text: 0, members: 0, progress, unasked: PACE, report }
    }

    /// The limits that it began with.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Counts work of so many bytes, and asks the caller now and then.
    ///
    /// # Errors
    /// [`Unread::Cancelled`] when the caller breaks off.
    pub fn work(&mut self, bytes: usize) -> Result<(), Unread> {
        self.unasked = self.unasked.saturating_add(clamped(bytes));
        if self.unasked < PACE {
            return Ok(());
        }
        self.unasked = 0;
        match (self.report)(self.progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Unread::Cancelled),
        }
    }

    /// Says that the file is read up to a byte.
    pub fn reached(&mut self, byte: usize) {
        self.progress.done = clamped(byte).min(self.progress.total).max(self.progress.done);
    }

    /// Bytes of the file.
    pub fn total(&self) -> u32 {
        self.progress.total
    }

    /// Counts bytes that were unpacked.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] past the limit, [`Unread::Cancelled`] when the caller breaks off.
    pub fn unpacked(&mut self, bytes: usize) -> Result<(), Unread> {
        self.unpacked = self.unpacked.saturating_add(clamped(bytes));
        if self.unpacked > self.limits.unpacked { Err(Unread::TooLarge) } else { self.work(bytes) }
    }

    /// Counts members of an archive.
    ///
    /// # Errors
    /// [`Unread::TooMany`] past the limit.
    pub fn members(&mut self, members: usize) -> Result<(), Unread> {
        self.members = self.members.saturating_add(clamped(members));
        if self.members > self.limits.members { Err(Unread::TooMany) } else { Ok(()) }
    }

    /// Bytes of text that still fit.
    pub fn room(&self) -> usize {
        self.limits.text.saturating_sub(self.text) as usize
    }

    /// Counts bytes of text that are kept.
    ///
    /// # Errors
    /// [`Unread::TooLarge`] past the limit.
    pub fn keep(&mut self, bytes: usize) -> Result<(), Unread> {
        self.text = self.text.saturating_add(clamped(bytes));
        if self.text > self.limits.text { Err(Unread::TooLarge) } else { Ok(()) }
    }
}

/// A length as the limits count it; what does not fit is past every limit.
pub fn clamped(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
